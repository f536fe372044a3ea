namespace MiniProgramConsole.Core.Accounts;

/// <summary>What came of a form about a second factor.</summary>
public enum SecondFactorOutcome
{
    /// <summary>It had its effect, now or when it was sent before.</summary>
    Done,

    /// <summary>The code is wrong.</summary>
    Refused,

    /// <summary>There is nothing that it could have an effect on: what it is about was done, or undone, meanwhile.</summary>
    Nothing,
}
