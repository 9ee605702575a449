package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plugcast.renderer.media.Tags;

/** What the browser has told about a page so far. Used by the capturing thread only. */
final class PageEvents implements DevTools.Listener {
  private static final int MOST_DIALOGS = 20;
  private static final int MOST_NOTES = 20;
  private static final int MOST_UNSEEN = 1_000;

  private final Map<String, String> pendingRequests = new LinkedHashMap<>();
  private final Set<String> unseen = new LinkedHashSet<>();
  private final Set<String> failedRequests = new LinkedHashSet<>();
  private final List<String> pngFiles = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> scriptErrors = new ArrayList<>();
  private String mainFrame = "";
  private String document = "";
  private int status;
  private int dialogs;
  private boolean committed;
  private boolean loaded;
  private boolean dialogOpen;
  private boolean followsMedia;
  private boolean loadsWhatMoves;
  private int budgetsExpired;

  /** Says which frame is the page itself, as opposed to frames in it. */
  void mainFrameIs(String frameId) {
    mainFrame = frameId;
  }

  @Override
  public void event(String method, JsonNode parameters) throws PageFailedException {
    switch (method) {
      case "Emulation.virtualTimeBudgetExpired" -> budgetsExpired++;
      case "Page.frameNavigated" -> committed |= isMain(parameters.path("frame").path("id"));
      case "Page.loadEventFired" -> loaded = committed;
      case "Network.requestWillBeSent" ->
          request(parameters.path("requestId").asText(), parameters.path("request"));
      case "Network.responseReceived" -> response(parameters);
      case "Network.loadingFinished" ->
          pendingRequests.remove(parameters.path("requestId").asText());
      case "Network.loadingFailed" -> requestFailed(parameters);
      case "Runtime.exceptionThrown" -> scriptError(parameters.path("exceptionDetails"));
      case "Page.javascriptDialogOpening" -> dialog();
      case "Runtime.bindingCalled" -> followsMedia = true;
      case "Inspector.targetCrashed", "Target.targetCrashed" ->
          throw new PageFailedException("the page crashed its browser process");
      case "Inspector.detached", "Target.detachedFromTarget", "Target.targetDestroyed" ->
          throw new PageFailedException("the page closed itself");
      default -> {}
    }
  }

  private boolean isMain(JsonNode frameId) {
    return frameId.asText().equals(mainFrame);
  }

  private void request(String id, JsonNode request) {
    String url = request.path("url").asText();
    pendingRequests.put(id, url);
    if (url.startsWith("https:")
        && request.path("method").asText().equals("GET")
        && unseen.size() < MOST_UNSEEN) {
      unseen.add(url);
    }
  }

  private void response(JsonNode parameters) {
    JsonNode response = parameters.path("response");
    String kind = parameters.path("type").asText();
    if (kind.equals("Document") && isMain(parameters.path("frameId"))) {
      status = response.path("status").asInt();
      document = parameters.path("requestId").asText();
    }
    String mime = response.path("mimeType").asText();
    String id = parameters.path("requestId").asText();
    if (mime.equals("image/png")) {
      pngFiles.add(id);
    } else if (mime.equals("text/html") || mime.equals("text/css")) {
      texts.add(id);
    }
    loadsWhatMoves |= !holdsStill(kind, mime) || refreshes(response.path("headers"));
  }

  /** PNG files for the time being: they are to be looked into. */
  private static boolean holdsStill(String kind, String mime) {
    return switch (kind) {
      case "Document" -> mime.equals("text/html");
      case "Image" -> mime.equals("image/jpeg") || mime.equals("image/png");
      case "Stylesheet", "Font" -> true;
      default -> false;
    };
  }

  private static boolean refreshes(JsonNode headers) {
    return headers.properties().stream()
        .anyMatch(header -> header.getKey().equalsIgnoreCase("refresh"));
  }

  private void requestFailed(JsonNode parameters) {
    String url = pendingRequests.remove(parameters.path("requestId").asText());
    if (url != null && !parameters.path("canceled").asBoolean()) {
      note(failedRequests, shortened(url) + " (" + parameters.path("errorText").asText() + ")");
    }
  }

  private void scriptError(JsonNode details) {
    String thrown = details.path("exception").path("description").asText();
    String what = thrown.isEmpty() ? details.path("text").asText() : thrown;
    String where = details.path("url").asText();
    note(
        scriptErrors,
        Tags.text(what.lines().findFirst().orElse("exception"))
            + (where.isEmpty()
                ? ""
                : " at " + shortened(where) + ":" + (details.path("lineNumber").asInt() + 1)));
  }

  private static void note(Collection<String> notes, String words) {
    if (notes.size() < MOST_NOTES) {
      notes.add(words);
    }
  }

  private void dialog() throws PageFailedException {
    dialogOpen = true;
    if (++dialogs > MOST_DIALOGS) {
      throw new PageFailedException("the page opens dialog boxes without end");
    }
  }

  static String shortened(String url) {
    String text = Tags.text(url);
    return text.length() > 120 ? text.substring(0, 117) + "..." : text;
  }

  /** Whether a dialog waits for an answer; asked once for each. */
  boolean takeDialog() {
    boolean open = dialogOpen;
    dialogOpen = false;
    return open;
  }

  /** Whether the page has videos or sound that are played, or were. */
  boolean followsMedia() {
    return followsMedia;
  }

  /** Whether the page has loaded anything that may move by itself, beside PNG files. */
  boolean loadsWhatMoves() {
    return loadsWhatMoves;
  }

  /** Requests of the PNG files that the page has loaded. */
  List<String> pngFiles() {
    return List.copyOf(pngFiles);
  }

  /** Requests of the documents and style sheets that the page has loaded. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  /** Whether anything is still on its way. */
  boolean waits() {
    return !pendingRequests.isEmpty();
  }

  boolean committed() {
    return committed;
  }

  boolean loaded() {
    return loaded;
  }

  int budgetsExpired() {
    return budgetsExpired;
  }

  /** HTTP status of the page itself, 0 if it came from elsewhere. */
  int status() {
    return status;
  }

  List<String> scriptErrors() {
    return List.copyOf(scriptErrors);
  }

  /** Addresses that the page asked for in a way that only the browser can look into. */
  Set<String> unseen() {
    return Set.copyOf(unseen);
  }

  Set<String> failedRequests() {
    return Set.copyOf(failedRequests);
  }

  /**
   * What the page waits for, in words. Its own document, once it began to arrive, is no reason:
   * while a script of it runs, the rest is not read.
   */
  String waitingFor() {
    return pendingRequests.entrySet().stream()
        .filter(request -> !request.getKey().equals(document))
        .findFirst()
        .map(request -> ": it waits for " + shortened(request.getValue()))
        .orElse(": a script of it may never end");
  }
}
