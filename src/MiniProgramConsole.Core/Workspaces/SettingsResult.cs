using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What came of a form about a workspace or its merchant.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Code">The code of the workspace or member that it was about; null where it was not done.</param>
/// <param name="Name">The name of what it was about, or the new one; null where it was not done.</param>
/// <param name="Error">Why nothing was done, where the outcome is <see cref="SettingsOutcome.Refused"/>.</param>
public sealed record SettingsResult(SettingsOutcome Outcome, string? Code, string? Name, FieldError? Error)
{
    internal static SettingsResult Unchanged { get; } = new(SettingsOutcome.Unchanged, null, null, null);

    internal static SettingsResult NotAllowed { get; } = new(SettingsOutcome.NotAllowed, null, null, null);

    /// <summary>What the audit trail is to say; null where nothing was done.</summary>
    internal AuditEvent? Happened { get; private init; }

    internal static SettingsResult Done(string code, string name, AuditEvent? happened = null) =>
        new(SettingsOutcome.Done, code, name, null) { Happened = happened };

    internal static SettingsResult Refused(string field, Message message) =>
        new(SettingsOutcome.Refused, null, null, new FieldError(field, message));
}
