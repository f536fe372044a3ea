namespace MiniProgramConsole.Core.Forms;

/// <summary>What came of keeping a form.</summary>
public enum KeepOutcome
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>There is nothing in it to keep, or nobody any more to keep it for.</summary>
    Nothing,

    /// <summary>It says more than <see cref="UnsentForm.MaxContentLength"/>; what was kept of it before stays.</summary>
    TooLong,
}
