using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;
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

    /// <summary>The hashes, among those that audit entries name, of logos that are still kept.</summary>
    /// <param name="workspaceId">The workspace of the entries.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlySet<string>> FindKeptAsync(
        long workspaceId, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var named = entries.SelectMany(AuditChange.Of).Where(change => change.Field == AuditFields.Logo)
            .SelectMany(change => new[] { change.Before, change.After }).OfType<string>().ToHashSet();
        return named.Count == 0 ? named : await database.Logos
            .Where(logo => logo.WorkspaceId == workspaceId && named.Contains(logo.Hash)).Select(logo => logo.Hash)
            .ToHashSetAsync(cancellationToken);
    }
}
