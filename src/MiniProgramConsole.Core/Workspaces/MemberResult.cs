using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What came of changing, blocking or removing a member.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Name">The member's display name; null where there is no such member.</param>
/// <param name="Error">Why nothing was done, where the outcome is <see cref="MemberOutcome.Refused"/>.</param>
public sealed record MemberResult(MemberOutcome Outcome, string? Name, FieldError? Error)
{
    /// <summary>The name of the field into which the member's email is typed.</summary>
    public const string EmailField = "TypedEmail";

    /// <summary>The name of the field that says the new role.</summary>
    public const string RoleField = "Role";

    internal static MemberResult NotFound { get; } = new(MemberOutcome.NotFound, null, null);

    internal static MemberResult Done(string name) => new(MemberOutcome.Done, name, null);

    internal static MemberResult NotAllowed(MemberListItem member) => new(MemberOutcome.NotAllowed, member.Name, null);

    internal static MemberResult Refused(MemberListItem member, FieldError error) => new(MemberOutcome.Refused, member.Name, error);
}
