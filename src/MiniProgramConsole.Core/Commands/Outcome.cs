using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Commands;

public sealed record Outcome
{
    private Outcome(OutcomeKind kind) => Kind = kind;

    public OutcomeKind Kind { get; }

    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    public string? SubjectId { get; private init; }

    public string? SubjectName { get; private init; }

    /// <summary>The form's key can't be read, or belongs to something already done.</summary>
    public bool NeedsNewKey { get; init; }

    public Permission? Missing { get; private init; }

    public bool Succeeded => Kind is OutcomeKind.Done or OutcomeKind.DoneBefore;

    public bool Holds => Succeeded || Kind == OutcomeKind.Unchanged;

    internal AuditEvent? Happened { get; private init; }

    public static Outcome UnreadableKey { get; } = Refused("", new Message("Form.TokenUnreadable")) with { NeedsNewKey = true };

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

    public static Outcome Refused(string field, Message message) => Refused([new FieldError(field, message)]);

    internal static Outcome Overtaken(params IReadOnlyList<FieldError> errors) => new(OutcomeKind.Overtaken) { Errors = errors };

    internal static Outcome Overtaken(Message message) => Overtaken([new FieldError("", message)]);
}
