using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Commands;

public sealed record Command
{
    public required Sender Sender { get; init; }

    /// <summary>Null if the proof is a link, a code or the command line, which works only once.</summary>
    public IdempotencyKey? Key { get; init; }

    /// <summary>The same as on the action; null if none is needed, as for one's own account.</summary>
    public Permission? Permission { get; init; }

    public long? WorkspaceId { get; init; }

    public long? MerchantId { get; init; }

    public string? MiniProgramId { get; init; }

    /// <summary>Of which the command takes one of the merchant's places.</summary>
    public string? LaunchTarget { get; init; }

    /// <summary>Large rows without versions that nothing refers to yet, made anew for each attempt. Where people wait for locks, they are
    /// saved before, so that nobody waits meanwhile. They stay only if the command is done.</summary>
    public Func<ConsoleDbContext, DateTime, Task>? AddAhead { get; init; }

    /// <summary>Other accounts that the command changes or relies on. The command itself handles deleted ones.</summary>
    public IReadOnlyList<long> Accounts { get; init; } = [];

    /// <summary>In the order that prevents deadlocks.</summary>
    public IEnumerable<long> AccountsToLock => Accounts.Append(Sender.By.UserId).Where(id => id != 0).Distinct().Order();

    /// <summary>Whether an earlier result still stands. If not, the person is told; an anonymous command runs again.</summary>
    public Func<CommandContext, IdempotencyRecord, Task<bool>> Stands { get; init; } = (_, _) => Task.FromResult(true);

    public Func<string, Message> SayUsed { get; init; } = name => new Message("Form.Used", name);

    public Func<string, Message> SayUndone { get; init; } = name => new Message("Form.Undone", name);
}
