using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Logos;

public sealed class LogoService(ConsoleDbContext database, IMemoryCache cache, TimeProvider time)
{
    // A page asks for ten logos at once. One that was removed may be answered for so long.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private static readonly CompiledQuery<LogoQuery, long> Ids = new((db, asked) =>
        db.Logos.Where(logo => logo.WorkspaceId == asked.WorkspaceId && logo.Hash == asked.Hash).Select(logo => logo.Id));

    private static readonly CompiledQuery<NamedLogosQuery, string> Kept = new((db, asked) =>
        db.Logos.Where(logo => logo.WorkspaceId == asked.WorkspaceId && asked.Hashes.Contains(logo.Hash)).Select(logo => logo.Hash));

    /// <summary>Doesn't read the file.</summary>
    public async Task<bool> ExistsAsync(long workspaceId, string hash, CancellationToken cancellationToken)
    {
        var (key, now) = ((nameof(LogoService), workspaceId, hash), time.GetUtcNow());
        if (cache.TryGetValue(key, out DateTimeOffset until) && now < until)
        {
            return true;
        }

        var exists = await Ids.FindAsync(database, new(workspaceId, hash), cancellationToken) != 0;
        if (exists)
        {
            cache.Set(key, now + Remembered, new MemoryCacheEntryOptions { Size = hash.Length });
        }

        return exists;
    }

    public Task<byte[]?> FindAsync(long workspaceId, string hash, CancellationToken cancellationToken) => database.Logos
        .Where(logo => logo.WorkspaceId == workspaceId && logo.Hash == hash)
        .Select(logo => logo.Content)
        .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The hashes, among those in the entries, whose logos are still stored.</summary>
    public async Task<IReadOnlySet<string>> FindKeptAsync(
        long workspaceId, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var named = entries.SelectMany(AuditChange.Of).Where(change => change.Field == AuditFields.Logo)
            .SelectMany(change => new[] { change.Before, change.After }).OfType<string>().ToHashSet();
        return named.Count == 0
            ? named
            : (await Kept.ListAsync(database, new(workspaceId, named), cancellationToken)).ToHashSet();
    }
}
