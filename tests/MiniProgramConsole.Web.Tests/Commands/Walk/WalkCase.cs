namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>What the walk over the changing routes does with each of them.</summary>
internal enum WalkCase
{
    /// <summary>The same form is sent twice at the same moment.</summary>
    Twice,

    /// <summary>The form carries a key that another person used.</summary>
    ForeignKey,

    /// <summary>The form carries a key that its sender used for something else.</summary>
    SpentKey,

    /// <summary>The form carries a key that can't be read.</summary>
    UnreadableKey,

    /// <summary>The sender is blocked while the request is under way; so with all that follow.</summary>
    Blocked,

    Removed,

    MadeDeveloper,

    SignedOut,

    AccountDeleted,

    HandedOver,

    Closed,

    SecondFactorRequired,
}
