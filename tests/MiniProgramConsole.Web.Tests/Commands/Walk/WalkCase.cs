namespace MiniProgramConsole.Web.Tests.Commands.Walk;

internal enum WalkCase
{
    /// <summary>The same form is sent twice at the same time.</summary>
    Twice,

    /// <summary>The form has a key that another person has used.</summary>
    ForeignKey,

    /// <summary>The form has a key that its sender has used for something else.</summary>
    SpentKey,

    /// <summary>The form's key can't be read.</summary>
    UnreadableKey,

    /// <summary>The sender is blocked while the request is in progress. The cases below are similar.</summary>
    Blocked,

    Removed,

    MadeDeveloper,

    SignedOut,

    AccountDeleted,

    HandedOver,

    Closed,

    SecondFactorRequired,
}
