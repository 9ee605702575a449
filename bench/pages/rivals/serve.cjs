// Serves a folder on loopback: node serve.cjs FOLDER; prints its port.
"use strict";
const { createServer } = require("node:http");
const { readFile } = require("node:fs/promises");
const { basename, join } = require("node:path");

createServer((request, response) => {
  readFile(join(process.argv[2], basename(new URL(request.url, "http://localhost").pathname))).then(
    (bytes) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(bytes),
    () => response.writeHead(404).end());
}).listen(0, "127.0.0.1", function () { console.log(this.address().port); });
