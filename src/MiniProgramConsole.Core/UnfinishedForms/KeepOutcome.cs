namespace MiniProgramConsole.Core.UnfinishedForms;

/// <summary>The outcome of keeping a form that nobody saved on purpose.</summary>
public enum KeepOutcome
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>The form says nothing new, or its author's account was deleted.</summary>
    Nothing,

    /// <summary>It says more than <see cref="UnfinishedForm.MaxContentLength"/>. What was stored of it before stays.</summary>
    TooLong,

    /// <summary>Its token belongs to a form of another workspace or mini program. That one stays as it is.</summary>
    TokenTaken,
}
