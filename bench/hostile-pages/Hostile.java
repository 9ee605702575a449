import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes hostile pages, the same for the same seed: page {@code n} of a campaign is of one kind and aims at one target.
 * Shared by {@link Internet}, which serves them, and {@link Campaign}, which has them captured.
 */
final class Hostile {
  /** Where no packet may arrive: loopback, management network, link-local, private networks, this machine's own address. */
  static final List<String> TARGETS =
      List.of(
          "127.0.0.1:8080", "127.0.0.1", "[::1]:8080", "localhost:8080", "10.77.0.2", "10.77.0.2:8080", "169.254.77.2",
          "169.254.169.254", "192.168.77.2", "172.16.77.2:8080", "100.64.77.2", "45.45.45.1:8080", "[fd77::2]",
          "loopback.hostile.test:8080", "management.hostile.test", "linklocal.hostile.test", "own.hostile.test:8080",
          "2130706433:8080", "0x7f.1:8080", "0177.0.0.1:8080", "[::ffff:127.0.0.1]:8080", "0.0.0.0:8080", "127.1:8080",
          "[::ffff:10.77.0.2]", "[64:ff9b::7f00:1]:8080");

  static final List<String> KINDS =
      List.of(
          "redirect", "redirect-chain", "endless-redirect", "meta-refresh", "location", "location-loop", "iframe", "nested-frames",
          "fetch", "xhr-beacon-eventsource", "websocket", "webtransport", "webrtc", "css", "link-hints", "elements", "form-post", "ping-and-reports",
          "file", "data-bomb", "endless-script", "endless-script-later", "memory-arrays", "memory-dom", "canvas-hog", "webgl-hog", "worker-storm",
          "shared-worker", "service-worker", "download", "download-storm", "dialogs", "popups", "plugins", "protocol-handlers", "huge-image",
          "gzip-bomb", "slowloris", "endless-response", "history-spam", "permissions", "beforeunload", "rebinding", "rebinding-frame", "storage-bomb",
          "timers", "deep-recursion", "proxy-itself", "own-pages", "crash", "print", "blob-bomb", "css-bomb", "audio-hog");

  /** One page. */
  record Page(int number, String kind, String target, long random) {
    String host() {
      return (kind.startsWith("rebinding") ? "r" + number + ".rebind" : "p" + number + ".hostile") + ".test";
    }

    String url() {
      return "http://" + host() + "/page/" + number;
    }
  }

  private Hostile() {}

  /** All pages of a campaign; every kind comes before any comes again. */
  static List<Page> pages(int count, long seed) {
    Random random = new Random(seed);
    List<String> kinds = new ArrayList<>();
    List<Page> pages = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      if (kinds.isEmpty()) {
        kinds.addAll(KINDS);
        Collections.shuffle(kinds, random);
      }
      pages.add(new Page(n, kinds.removeLast(), TARGETS.get(random.nextInt(TARGETS.size())), random.nextLong()));
    }
    return pages;
  }

  /** What the page has in it; some kinds are made by headers and bodies of {@link Internet} instead. */
  static byte[] html(Page page) {
    String head = "<!doctype html><meta charset=utf-8><title>" + page.kind() + "</title><style>body{background:#234}</style>";
    return (head + body(page.kind()).replace("TARGET", page.target()).replace("HOST", page.host()) + "<p>text")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Scripts run at once and again when the clock of the item runs. */
  private static String script(String code) {
    return "<script>const attack=()=>{try{" + code + "}catch(e){}};attack();addEventListener('plugcaststart',()=>{attack();"
        + "setTimeout(attack,200);setInterval(attack,500)})</script>";
  }

  private static String body(String kind) {
    return switch (kind) {
      case "meta-refresh" -> "<meta http-equiv=refresh content='0;url=http://TARGET/x'>";
      case "location" -> script("location.href='http://TARGET/x'");
      case "location-loop" -> script("location.replace(location.pathname+'?'+Math.random())");
      case "iframe" -> "<iframe src='http://TARGET/x'></iframe><iframe sandbox src='http://TARGET/y'></iframe>"
          + script("const f=document.createElement('iframe');f.src='http://TARGET/'+Math.random();document.body?.append(f)");
      case "nested-frames" -> "<iframe src='/page-again'></iframe><iframe srcdoc=\"<iframe src='http://TARGET/n'></iframe>\"></iframe>"
          + script("let d=document;for(let i=0;i<40;i++){const f=d.createElement('iframe');f.srcdoc='<img src=http://TARGET/'+i+'>';d.body.append(f);}");
      case "fetch" -> script("for(const m of ['cors','no-cors'])for(const t of ['GET','POST','PUT','DELETE'])fetch('http://TARGET/x',{mode:m,method:t,keepalive:true}).catch(()=>0)");
      case "xhr-beacon-eventsource" -> script("navigator.sendBeacon('http://TARGET/b','x');new EventSource('http://TARGET/e');const r=new XMLHttpRequest();r.open('GET','http://TARGET/x',false);r.send()");
      case "websocket" -> script("new WebSocket('ws://TARGET/s');new WebSocket('wss://TARGET/s')");
      case "webtransport" -> script("new WebTransport('https://TARGET/').ready.catch(()=>0)");
      case "webrtc" -> script("const c=new RTCPeerConnection({iceServers:[{urls:['stun:10.77.0.2:3478','stun:127.0.0.1:3478']},{urls:['turn:10.77.0.2:3478?transport=udp','turn:169.254.77.2:3478?transport=tcp','turn:TARGET?transport=tcp'],username:'a',credential:'b'}]});"
          + "c.createDataChannel('x');c.createOffer().then(o=>c.setLocalDescription(o)).then(()=>{for(const a of ['127.0.0.1','10.77.0.2','169.254.77.2','224.0.0.251'])for(const t of ['udp','tcp'])c.addIceCandidate({candidate:`candidate:1 1 ${t} 2130706431 ${a} 8080 typ host`+(t=='tcp'?' tcptype passive':''),sdpMid:'0'}).catch(()=>0)})");
      case "css" -> "<style>@import url('http://TARGET/a.css');@font-face{font-family:x;src:url('http://TARGET/f.woff2')}body{font-family:x;background:url(http://TARGET/b.png);cursor:url(http://TARGET/c.png),auto}</style>"
          + "<link rel=stylesheet href='http://TARGET/l.css'><svg><image href='http://TARGET/i.svg'/><use href='http://TARGET/u.svg#x'/></svg>";
      case "link-hints" -> "<link rel=dns-prefetch href='//TARGET'><link rel=preconnect href='http://TARGET'><link rel=prefetch href='http://TARGET/p'><link rel=preload as=image href='http://TARGET/q'>"
          + "<link rel=modulepreload href='http://TARGET/m.js'><link rel=prerender href='http://TARGET/r'><link rel=icon href='http://TARGET/favicon.ico'><link rel=manifest href='http://TARGET/m.json'>"
          + "<script type=speculationrules>{\"prerender\":[{\"urls\":[\"http://TARGET/s\"]}],\"prefetch\":[{\"urls\":[\"http://TARGET/t\"]}]}</script>";
      case "elements" -> "<img src='http://TARGET/i' srcset='http://TARGET/j 2x'><video src='http://TARGET/v' poster='http://TARGET/p' autoplay></video><audio src='http://TARGET/a' autoplay></audio>"
          + "<object data='http://TARGET/o'></object><embed src='http://TARGET/e'><script src='http://TARGET/s.js'></script><script type=module src='http://TARGET/m.js'></script><input type=image src='http://TARGET/t'><track src='http://TARGET/k'>"
          + script("import('http://TARGET/d.js').catch(()=>0);new Worker('http://TARGET/w.js')");
      case "form-post" -> "<form id=f method=post action='http://TARGET/f'><input name=a value=b></form>" + script("document.getElementById('f').submit()");
      case "ping-and-reports" -> "<a id=a href='#x' ping='http://TARGET/ping'>a</a><meta http-equiv=Content-Security-Policy content=\"img-src 'none'; report-uri http://TARGET/r\"><img src=x>"
          + script("document.getElementById('a').click();new Image().src='http://TARGET/'+Math.random()");
      case "file" -> "<iframe src='file:///etc/passwd'></iframe><img src='file:///etc/hostname'><object data='file:///proc/self/environ'></object><link rel=stylesheet href='file:///etc/passwd'>"
          + script("fetch('file:///etc/shadow').catch(()=>0);open('file:///root/');location='file:///etc/passwd'");
      case "data-bomb" -> script("let s='x'.repeat(1<<24);for(let i=0;i<30;i++){const f=document.createElement('iframe');f.src='data:text/html,'+s;document.body.append(f);new Image().src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\">'+s}");
      case "endless-script" -> "<script>for(;;);</script>";
      case "endless-script-later" -> "<script>addEventListener('plugcaststart',()=>setTimeout(()=>{for(;;)Math.random()},300))</script>";
      case "memory-arrays" -> script("globalThis.a=globalThis.a||[];for(let i=0;i<200;i++)a.push(new Uint8Array(5e7).fill(i));");
      case "memory-dom" -> "<script>addEventListener('plugcaststart',()=>{const grow=()=>{for(let i=0;i<2e4;i++){const d=document.createElement('div');d.textContent='x'.repeat(200);document.body.append(d)}requestAnimationFrame(grow)};grow()})</script>";
      case "canvas-hog" -> script("globalThis.k=globalThis.k||[];for(let i=0;i<20;i++){const c=document.createElement('canvas');c.width=c.height=8192;const x=c.getContext('2d');x.fillRect(0,0,8192,8192);k.push(c);document.body.append(c)}");
      case "webgl-hog" -> script("for(let i=0;i<20;i++){const c=document.createElement('canvas');c.width=c.height=4096;const g=c.getContext('webgl2')||c.getContext('webgl');if(!g)break;for(let j=0;j<50;j++){const t=g.createTexture();g.bindTexture(g.TEXTURE_2D,t);g.texImage2D(g.TEXTURE_2D,0,g.RGBA,4096,4096,0,g.RGBA,g.UNSIGNED_BYTE,null)}}");
      case "worker-storm" -> script("const u=URL.createObjectURL(new Blob(['for(;;)fetch(\"http://TARGET/w\").catch(()=>0)']));for(let i=0;i<200;i++)new Worker(u)");
      case "shared-worker" -> script("const u=URL.createObjectURL(new Blob(['fetch(\"http://TARGET/w\");new WebSocket(\"ws://TARGET/\")']));new SharedWorker(u);new Worker(u)");
      case "service-worker" -> script("navigator.serviceWorker?.register('/sw.js').then(r=>{r.sync?.register('x');r.active?.postMessage('x')}).catch(()=>0)");
      case "download" -> "<iframe src='/download'></iframe>" + script("location='/download'");
      case "download-storm" -> script("for(let i=0;i<50;i++){const a=document.createElement('a');a.download='x'+i+'.sh';a.href=URL.createObjectURL(new Blob(['x'.repeat(1e6)]));document.body.append(a);a.click()}");
      case "dialogs" -> "<script>addEventListener('plugcaststart',()=>setInterval(()=>{alert('a');confirm('b');prompt('c')},50));alert(1)</script>";
      case "popups" -> "<a id=a target=_blank href='http://TARGET/p'>a</a><form id=f target=_blank action='http://TARGET/f'></form>"
          + script("document.getElementById('a').click();document.getElementById('f').submit();window.open('http://TARGET/o');Window.prototype.open?.call(window,'http://TARGET/o')");
      case "plugins" -> "<embed type=application/pdf src='/file.pdf'><object type=application/x-shockwave-flash data='http://TARGET/x.swf'></object><applet code=x></applet><embed type=application/x-nacl src='/x'>";
      case "protocol-handlers" -> script("navigator.registerProtocolHandler('web+x','/h?%s');for(const u of ['mailto:a@b','tel:1','ssh://TARGET','ftp://TARGET/','smb://TARGET/x','intent://x#Intent;end','chrome://settings','view-source:http://TARGET/','about:crash','javascript:0','irc://TARGET/','vbscript:x','web+x:y','gopher://TARGET']){const f=document.createElement('iframe');f.src=u;document.body.append(f);}location='mailto:a@b'");
      case "huge-image" -> "<img src='/huge.svg'><img src='/huge.png'><div style='width:1e7px;height:1e7px;background:linear-gradient(red,blue);filter:blur(500px)'></div>";
      case "gzip-bomb" -> "<script src='/bomb.js'></script>" + script("fetch('/bomb.js').then(r=>r.text()).then(t=>globalThis.t=(globalThis.t||'')+t)");
      case "slowloris" -> "<img src='/slow'><script async src='/slow'></script>" + script("fetch('/slow').catch(()=>0)");
      case "endless-response" -> script("fetch('/endless').then(r=>r.arrayBuffer()).catch(()=>0)");
      case "history-spam" -> script("for(let i=0;i<2000;i++)history.pushState(i,'','?'+i);history.back();history.go(-500)");
      case "permissions" -> script("navigator.geolocation.getCurrentPosition(()=>0);navigator.mediaDevices?.getUserMedia({audio:true,video:true}).catch(()=>0);Notification?.requestPermission();navigator.clipboard?.readText().catch(()=>0);document.documentElement.requestFullscreen().catch(()=>0);document.body.requestPointerLock();navigator.requestMIDIAccess?.().catch(()=>0);navigator.usb?.requestDevice({filters:[]}).catch(()=>0);navigator.bluetooth?.requestDevice({acceptAllDevices:true}).catch(()=>0);navigator.credentials?.get({publicKey:{challenge:new Uint8Array(8)}}).catch(()=>0);showSaveFilePicker?.().catch(()=>0);navigator.share?.({url:'x'}).catch(()=>0)");
      case "beforeunload" -> "<script>onbeforeunload=e=>{e.preventDefault();return 'x'};onunload=()=>{navigator.sendBeacon('http://TARGET/u');for(;;);};addEventListener('plugcaststart',()=>setTimeout(()=>location.reload(),200))</script>";
      case "rebinding" -> script("for(let i=0;i<5;i++){fetch('/r?'+Math.random(),{cache:'no-store'}).catch(()=>0);fetch('http://x'+Math.floor(Math.random()*1e6)+'.rebind.test/r').catch(()=>0)}new WebSocket('ws://HOST/ws')");
      case "rebinding-frame" -> script("for(let i=0;i<5;i++){const f=document.createElement('iframe');f.src='http://x'+Math.floor(Math.random()*50)+'.rebind.test/r';document.body.append(f)}");
      case "storage-bomb" -> script("const b=new Blob([new Uint8Array(1e8)]);caches?.open('x').then(c=>{for(let i=0;i<20;i++)c.put('/'+i,new Response(b))});const r=indexedDB.open('x',1);r.onupgradeneeded=()=>r.result.createObjectStore('s');r.onsuccess=()=>{for(let i=0;i<20;i++)r.result.transaction('s','readwrite').objectStore('s').put(b,Math.random())};for(let i=0;i<100;i++)localStorage['k'+Math.random()]='x'.repeat(1e6);navigator.storage?.getDirectory().then(d=>d.getFileHandle('x',{create:true})).then(f=>f.createWritable()).then(async w=>{for(let i=0;i<20;i++)await w.write(b)}).catch(()=>0)");
      case "timers" -> script("for(let i=0;i<1e5;i++)setTimeout(()=>{document.body.append('x')},Math.random()*500);const f=()=>queueMicrotask(()=>Math.random()<1e-6||f());setTimeout(f,400)");
      case "deep-recursion" -> script("let o={};for(let i=0;i<1e6;i++)o={o};try{JSON.stringify(o)}catch(e){}/(a+)+$/.test('a'.repeat(35)+'b');document.body.innerHTML='<div>'.repeat(2e5)");
      case "proxy-itself" -> script("for(const u of ['http://127.0.0.1:3128/','http://localhost:3128/','ws://127.0.0.1:3128/'])u[0]=='w'?new WebSocket(u):fetch(u,{mode:'no-cors',method:'POST',body:'CONNECT 10.77.0.2:80 HTTP/1.1\\r\\n\\r\\n'}).catch(()=>0)");
      case "own-pages" -> script("for(const u of ['page/../../etc/passwd','page/%2e%2e/%2e%2e/etc/passwd','templates/..%2f..%2fetc/passwd','page/etc/passwd','templates//etc/passwd','templates/Templates.class'])fetch('http://plugcast.localhost/'+u,{mode:'no-cors'}).catch(()=>0)");
      case "crash" -> "<iframe src='chrome://crash'></iframe>" + script("location='chrome://kill'");
      case "print" -> script("Object.getPrototypeOf(window).print?.call(window);document.execCommand('print');window.stop()");
      case "blob-bomb" -> script("globalThis.b=globalThis.b||[];for(let i=0;i<50;i++)b.push(new Blob([new Uint8Array(2e7).fill(i)]));");
      case "css-bomb" -> "<style>:root{--a0:x}" + doubling() + "*{content:var(--a30)}p:has(*:has(*)) ~ *{animation:z .01s infinite}@keyframes z{to{filter:blur(99px)}}</style>";
      case "audio-hog" -> script("const a=new AudioContext();for(let i=0;i<2000;i++){const o=a.createOscillator();o.connect(a.destination);o.start()}new OfflineAudioContext(2,96000*600,96000).startRendering()");
      default -> "";
    };
  }

  private static String doubling() {
    StringBuilder css = new StringBuilder(":root{");
    for (int i = 1; i <= 30; i++) {
      css.append("--a").append(i).append(":var(--a").append(i - 1).append(")var(--a").append(i - 1).append(");");
    }
    return css.append("}").toString();
  }
}
