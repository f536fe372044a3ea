using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Says who somebody is at this moment. The runner asks it within the transaction, under the locks of the command.</summary>
public interface IAuthority
{
    /// <summary>Whether a session still stands for its person.</summary>
    /// <param name="database">The transaction's context.</param>
    /// <param name="sender">The session and the person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<bool> IsAliveAsync(ConsoleDbContext database, SessionSender sender, CancellationToken cancellationToken);

    /// <summary>What a person counts as; null where the workspace is closed, or not there for them, or keeps them out until they have a second factor.</summary>
    /// <param name="database">The transaction's context.</param>
    /// <param name="userId">The person.</param>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="miniProgramId">The mini program in question; null where none is.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<EffectiveRole?> FindRoleAsync(
        ConsoleDbContext database, long userId, long workspaceId, string? miniProgramId, CancellationToken cancellationToken);
}
