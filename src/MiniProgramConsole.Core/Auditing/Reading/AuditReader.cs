using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing.Reading;

public sealed class AuditReader(ConsoleDbContext database, IEntryRedaction redaction)
{
    private const int ExportedAtOnce = 500;

    private static readonly CompiledQuery<StreamQuery, AuditEntry> Latest = new((db, asked) => Newest(In(db, asked)));

    private static readonly CompiledQuery<StreamQuery, AuditEntry> LatestOfSubject =
        new((db, asked) => Newest(In(db, asked).Where(entry => entry.SubjectId == asked.SubjectId)));

    public async Task<AuditPage> ListAsync(long workspaceId, AuditQuery query, CancellationToken cancellationToken)
    {
        var asked = new StreamQuery(AuditStreams.OfWorkspace(workspaceId), query.SubjectId);
        var latest = query == new AuditQuery { SubjectId = query.SubjectId }
            ? (query.SubjectId is null ? Latest : LatestOfSubject)
            : null;
        var page = latest is null
            ? await PageAsync(Matching(workspaceId, query), query.Before, query.After, cancellationToken)
            : Page(await latest.ListAsync(database, asked, cancellationToken), before: null, after: null);
        await redaction.RedactAsync(database, page.Entries, cancellationToken);
        return page;
    }

    public Task<AuditPage> ListOfAccountAsync(long userId, long? before, long? after, CancellationToken cancellationToken) =>
        PageAsync(In(database, new(AuditStreams.OfAccount(userId))), before, after, cancellationToken);

    private static async Task<AuditPage> PageAsync(
        IQueryable<AuditEntry> entries, long? before, long? after, CancellationToken cancellationToken)
    {
        var rows = after is { } lowest
            ? entries.Where(entry => entry.Number > lowest).OrderBy(entry => entry.Number).Take(AuditPage.Size + 1)
            : Newest(entries.Where(entry => entry.Number < (before ?? long.MaxValue)));
        return Page(await rows.ToListAsync(cancellationToken), before, after);
    }

    private static IQueryable<AuditEntry> In(ConsoleDbContext db, StreamQuery asked) =>
        db.AuditEntries.AsNoTracking().Where(entry => entry.Stream == asked.Stream);

    private static IQueryable<AuditEntry> Newest(IQueryable<AuditEntry> entries) =>
        entries.OrderByDescending(entry => entry.Number).Take(AuditPage.Size + 1);

    private static AuditPage Page(List<AuditEntry> rows, long? before, long? after)
    {
        var hasMore = rows.Count > AuditPage.Size;
        var shown = rows.Take(AuditPage.Size).OrderByDescending(entry => entry.Number).ToList();
        var hasNewer = after is null ? before is not null : hasMore;
        var hasOlder = after is not null || hasMore;
        return new AuditPage(
            shown,
            hasNewer && shown.Count > 0 ? shown[0].Number : null,
            hasOlder && shown.Count > 0 ? shown[^1].Number : null);
    }

    public async IAsyncEnumerable<AuditEntry> ExportAsync(
        long workspaceId, AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var below = long.MaxValue;
        while (await ReadBelowAsync(workspaceId, query, below, cancellationToken) is [.., var last] entries)
        {
            foreach (var entry in entries)
            {
                yield return entry;
            }

            below = last.Number;
        }
    }

    private async Task<List<AuditEntry>> ReadBelowAsync(long workspaceId, AuditQuery query, long below, CancellationToken cancellationToken)
    {
        var entries = await Matching(workspaceId, query).Where(entry => entry.Number < below)
            .OrderByDescending(entry => entry.Number).Take(ExportedAtOnce).ToListAsync(cancellationToken);
        await redaction.RedactAsync(database, entries, cancellationToken);
        return entries;
    }

    private IQueryable<AuditEntry> Matching(long workspaceId, AuditQuery query)
    {
        var entries = In(database, new(AuditStreams.OfWorkspace(workspaceId)));
        if (query.SubjectId is { } subject)
        {
            entries = entries.Where(entry => entry.SubjectId == subject);
        }

        if (query.ActorIds is { } actors)
        {
            entries = entries.Where(entry => actors.Contains(entry.ActorId));
        }

        if (query.Action is { } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }

        if (query.From is { } first)
        {
            var from = DayStart.Of(first, query.Zone);
            entries = entries.Where(entry => entry.At >= from);
        }

        if (query.To is { } last && last < DateOnly.MaxValue)
        {
            var to = DayStart.Of(last.AddDays(1), query.Zone);
            entries = entries.Where(entry => entry.At < to);
        }

        return entries;
    }
}
