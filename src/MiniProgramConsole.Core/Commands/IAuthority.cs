using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Says who someone is right now. Called within the transaction, under the command's locks.</summary>
public interface IAuthority
{
    Task<bool> IsAliveAsync(ConsoleDbContext database, SessionSender sender, CancellationToken cancellationToken);

    /// <summary>Null if the workspace is closed, doesn't admit the person, or requires a second factor that they lack.</summary>
    Task<EffectiveRole?> FindRoleAsync(
        ConsoleDbContext database, long userId, long workspaceId, string? miniProgramId, CancellationToken cancellationToken);
}
