/** A channel, heard and understood. */
record Channel(Datagrams heard, Places places, Marks marks, Turns turns) {
  static Channel of(Datagrams heard, long rate) {
    Places places = new Places(heard, rate);
    return new Channel(heard, places, new Marks(heard, places), new Turns(heard));
  }
}
