package org.plugcast.caching.catalogue;

/**
 * A playlist on air.
 *
 * @param id from 1 on, in order of first sight; never given twice
 * @param folder sub-folder of the media folder; an empty string for the media folder itself
 * @param name one line for people; no two channels share it
 */
public record Channel(int id, String folder, String name) {}
