// A clock that starts at a chosen time and goes on from there.
(() => {
  const Real = Date;
  const ahead = Real.parse("FIXED_TIME") - Real.now();
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + ahead);
      else super(...parts);
    }
    static now() {
      return Real.now() + ahead;
    }
  };
})();
