using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Logos;

/// <summary>Finds the originals of stored logos.</summary>
public sealed class LogoService(ConsoleDbContext database)
{
    /// <summary>The bytes of a workspace's logo, or null where the workspace has none with that hash.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="hash">The logo's hash.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<byte[]?> FindAsync(long workspaceId, string hash, CancellationToken cancellationToken) => database.Logos
        .Where(logo => logo.WorkspaceId == workspaceId && logo.Hash == hash)
        .Select(logo => logo.Content)
        .FirstOrDefaultAsync(cancellationToken);
}
