package org.plugcast.caching.catalogue;

/**
 * What a page loaded while it was captured.
 *
 * @param url as the page asked for it
 * @param sha256 of what came; empty where that is not known
 */
public record PageInput(String url, String sha256) {}
