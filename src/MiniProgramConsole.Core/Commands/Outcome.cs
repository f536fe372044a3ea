using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Commands;

/// <summary>What came of a command.</summary>
public sealed record Outcome
{
    private Outcome(OutcomeKind kind) => Kind = kind;

    /// <summary>What came of it.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>Why nothing was done; empty where it was.</summary>
    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    /// <summary>The ID of what it acted on, as people know it; null where nothing was done.</summary>
    public string? SubjectId { get; private init; }

    /// <summary>The name of what it acted on, at that moment; null where nothing was done.</summary>
    public string? SubjectName { get; private init; }

    /// <summary>Whether the form's key belongs to something that was done, so that the form needs a new one.</summary>
    public bool NeedsNewKey { get; init; }

    /// <summary>What the sender may not, where the command's own permission is not enough; null elsewhere.</summary>
    public Permission? Missing { get; private init; }

    /// <summary>Whether it is done, by this form or by the same one before.</summary>
    public bool Succeeded => Kind is OutcomeKind.Done or OutcomeKind.DoneBefore;

    /// <summary>Whether it is so now: it was done, by this form or before, or there was nothing to do.</summary>
    public bool Holds => Succeeded || Kind == OutcomeKind.Unchanged;

    internal AuditEvent? Happened { get; private init; }

    /// <summary>The form's key cannot be read, so nothing was looked at.</summary>
    public static Outcome UnreadableKey { get; } = Refused("", new Message("Form.TokenUnreadable")) with { NeedsNewKey = true };

    /// <summary>The form was shown to somebody else or before its cookie was lost, so nothing was looked at.</summary>
    public static Outcome StaleForm { get; } = Refused("", new Message("Form.Stale")) with { NeedsNewKey = true };

    internal static Outcome NotFound { get; } = new(OutcomeKind.NotFound);

    internal static Outcome NotAllowed { get; } = new(OutcomeKind.NotAllowed);

    internal static Outcome Lacks(Permission permission) => new(OutcomeKind.NotAllowed) { Missing = permission };

    internal static Outcome Unchanged { get; } = new(OutcomeKind.Unchanged);

    internal static Outcome Busy { get; } = new(OutcomeKind.Busy) { Errors = [new FieldError("", new Message("Command.Busy"))] };

    internal static Outcome Done(AuditEvent happened, string subjectId, string subjectName) =>
        new(OutcomeKind.Done) { Happened = happened, SubjectId = subjectId, SubjectName = subjectName };

    internal static Outcome Done(string subjectId, string subjectName) =>
        new(OutcomeKind.Done) { SubjectId = subjectId, SubjectName = subjectName };

    internal static Outcome DoneBefore(IdempotencyRecord earlier) =>
        new(OutcomeKind.DoneBefore) { SubjectId = earlier.SubjectId, SubjectName = earlier.SubjectName };

    internal static Outcome Refused(params IReadOnlyList<FieldError> errors) => new(OutcomeKind.Refused) { Errors = errors };

    internal static Outcome Refused(FieldError error) => Refused([error]);

    /// <summary>Nothing was done because of what one field says.</summary>
    /// <param name="field">The field; empty for the form as a whole.</param>
    /// <param name="message">Why.</param>
    public static Outcome Refused(string field, Message message) => Refused([new FieldError(field, message)]);

    internal static Outcome Overtaken(params IReadOnlyList<FieldError> errors) => new(OutcomeKind.Overtaken) { Errors = errors };

    internal static Outcome Overtaken(Message message) => Overtaken([new FieldError("", message)]);
}
