using MiniProgramConsole.Core.Forms;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Commands;

/// <summary>One change that somebody asks for in a workspace: who, on what, with which idempotency key, by which permission.</summary>
public sealed record Command
{
    /// <summary>Who asks.</summary>
    public required Sender Sender { get; init; }

    /// <summary>The key of the form, and the fingerprint of what it says.</summary>
    public required SentForm Key { get; init; }

    /// <summary>What it takes, the same as on the action.</summary>
    public required Permission Permission { get; init; }

    /// <summary>The workspace.</summary>
    public required long WorkspaceId { get; init; }

    /// <summary>The workspace's merchant, where places of it are taken or given back; otherwise null.</summary>
    public long? MerchantId { get; init; }

    /// <summary>The mini program; null where it names none.</summary>
    public string? MiniProgramId { get; init; }

    /// <summary>Other accounts that the command changes or relies on.</summary>
    public IReadOnlyList<long> Accounts { get; init; } = [];

    /// <summary>Whether what the same form did before still stands; where it does not, the sender is told instead of being shown the first result.</summary>
    public Func<CommandContext, FormSubmission, Task<bool>> Stands { get; init; } = (_, _) => Task.FromResult(true);

    /// <summary>What somebody is told whose form was changed after it had its effect, from the name of what it acted on.</summary>
    public Func<string, Message> SayUsed { get; init; } = name => new Message("Form.Used", name);
}
