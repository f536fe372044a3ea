using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What came of inviting, of sending an invitation again, or of withdrawing it.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Name">The invited person's name, where it was done.</param>
/// <param name="Errors">Why nothing was done, where the outcome is <see cref="MemberOutcome.Refused"/>.</param>
public sealed record InvitationResult(MemberOutcome Outcome, string? Name, IReadOnlyList<FieldError> Errors)
{
    internal static InvitationResult NotFound { get; } = new(MemberOutcome.NotFound, null, []);

    internal static InvitationResult NotAllowed { get; } = new(MemberOutcome.NotAllowed, null, []);

    internal static InvitationResult Done(string name) => new(MemberOutcome.Done, name, []);

    internal static InvitationResult Refused(params IReadOnlyList<FieldError> errors) => new(MemberOutcome.Refused, null, errors);
}
