using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Commands;

/// <summary>One change that somebody asks for: who, on what, with which idempotency key, by which permission.</summary>
public sealed record Command
{
    /// <summary>Who asks.</summary>
    public required Sender Sender { get; init; }

    /// <summary>The key of the form, and the fingerprint of what it says; null where a link, a code or the command line is the proof and works once.</summary>
    public IdempotencyKey? Key { get; init; }

    /// <summary>What it takes in the workspace, the same as on the action; null where it takes none, as with the own account.</summary>
    public Permission? Permission { get; init; }

    /// <summary>The workspace; null where it is about none.</summary>
    public long? WorkspaceId { get; init; }

    /// <summary>The workspace's merchant, where it or its places are changed; otherwise null.</summary>
    public long? MerchantId { get; init; }

    /// <summary>The mini program; null where it names none.</summary>
    public string? MiniProgramId { get; init; }

    /// <summary>Other accounts that the command changes or relies on. One that was deleted is for the command to see.</summary>
    public IReadOnlyList<long> Accounts { get; init; } = [];

    /// <summary>
    /// Whether what the same form did before still stands. Where it does not, a person is told instead of being shown the first result, and
    /// what nobody had sent is done anew.
    /// </summary>
    public Func<CommandContext, IdempotencyRecord, Task<bool>> Stands { get; init; } = (_, _) => Task.FromResult(true);

    /// <summary>What somebody is told whose form was changed after it had its effect, from the name of what it acted on.</summary>
    public Func<string, Message> SayUsed { get; init; } = name => new Message("Form.Used", name);

    /// <summary>What somebody is told who sends a form again whose effect does not stand any more, from the name of what it acted on.</summary>
    public Func<string, Message> SayUndone { get; init; } = name => new Message("Form.Undone", name);
}
