using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

public sealed class MiniProgramReader(ConsoleDbContext database, TimeProvider time)
{
    public async Task<KeyedPage<MiniProgramListItem>> ListAsync(
        WorkspaceMembership workspace, MiniProgramQuery query, CancellationToken cancellationToken)
    {
        var rows = query == MiniProgramQuery.First
            ? await FirstPage.ListAsync(database, new(workspace.Id), cancellationToken)
            : await Page(workspace, query).ToListAsync(cancellationToken);
        return KeyedPage<MiniProgramListItem>.Of(rows, query.From, item => (ValueOf(item, query.Order), item.MiniProgramId));
    }

    private static readonly CompiledQuery<OwnProgramsQuery, MiniProgramListItem> FirstPage = new((db, asked) =>
        Page(Ordered(Existing(db, asked), MiniProgramQuery.First.Order, MiniProgramQuery.First.Descending)));

    private static readonly CompiledQuery<OwnProgramsQuery, string?> RecentIndustries = new((db, asked) =>
        Existing(db, asked)
            .GroupBy(program => program.Details.Industry)
            .OrderByDescending(group => group.Max(program => program.CreatedAt)).ThenBy(group => group.Key)
            .Select(group => group.Key).Take(MaxRecentIndustries));

    private static readonly CompiledQuery<ProgramQuery, MiniProgramView> One = new(ViewOf);

    public const int MaxRecentIndustries = 3;

    public async Task<IReadOnlyList<Industry>> ListRecentIndustriesAsync(WorkspaceMembership workspace, CancellationToken cancellationToken)
    {
        var codes = await RecentIndustries.ListAsync(database, new(workspace.Id), cancellationToken);
        return [.. codes.Select(IndustryList.Find).OfType<Industry>()];
    }

    /// <summary>Ignores the page that the query asks for.</summary>
    public IAsyncEnumerable<MiniProgramListItem> ExportAsync(WorkspaceMembership workspace, MiniProgramQuery query) =>
        Ordered(Matching(workspace, query), query.Order, query.Descending).Select(Item).AsAsyncEnumerable();

    /// <summary>Includes deleted programs that can be restored.</summary>
    public Task<MiniProgramView?> FindAsync(WorkspaceMembership workspace, string miniProgramId, CancellationToken cancellationToken) =>
        FindAsync(database, workspace, miniProgramId, cancellationToken);

    internal Task<MiniProgramView?> FindAsync(
        ConsoleDbContext context, WorkspaceMembership workspace, string miniProgramId, CancellationToken cancellationToken) =>
        One.FindAsync(context, new(workspace.Id, miniProgramId, Ended), cancellationToken);

    private static IQueryable<MiniProgram> Existing(ConsoleDbContext db, OwnProgramsQuery asked) =>
        db.MiniPrograms.AsNoTracking().Where(program => program.WorkspaceId == asked.WorkspaceId && program.DeletedAt == null);

    private static IQueryable<MiniProgramView> ViewOf(ConsoleDbContext db, ProgramQuery asked) =>
        db.MiniPrograms.AsNoTracking()
            .Where(program => program.WorkspaceId == asked.WorkspaceId && program.MiniProgramId == asked.MiniProgramId
                && (program.DeletedAt == null || program.DeletedAt > asked.Ended))
            .Select(program => new MiniProgramView
            {
                MiniProgramId = program.MiniProgramId,
                Details = program.Details.ForTarget(program.LaunchTarget),
                Status = program.Status,
                CreatedBy = program.CreatedBy.DisplayName,
                CreatedAt = program.CreatedAt,
                ModifiedBy = program.ModifiedBy.DisplayName,
                ModifiedAt = program.ModifiedAt,
                DeletedBy = program.DeletedBy!.DisplayName,
                DeletedAt = program.DeletedAt,
                Version = program.Version,
            });

    private IQueryable<MiniProgramListItem> Page(WorkspaceMembership workspace, MiniProgramQuery query)
    {
        var isBackwards = query.From?.Backwards == true;
        var programs = query.From is { } from ? Beyond(Matching(workspace, query), query, from) : Matching(workspace, query);
        return Page(Ordered(programs, query.Order, query.Descending != isBackwards));
    }

    private static IQueryable<MiniProgramListItem> Page(IQueryable<MiniProgram> programs) =>
        programs.Select(Item).Take(KeyedPage<MiniProgramListItem>.Size + 1);

    private DateTime Ended => time.GetUtcNow().UtcDateTime - MiniProgram.RestorableFor;

    private IQueryable<MiniProgram> Matching(WorkspaceMembership workspace, MiniProgramQuery query)
    {
        var ended = Ended;
        var programs = database.MiniPrograms.AsNoTracking().Where(program => program.WorkspaceId == workspace.Id);
        programs = query.Deleted
            ? programs.Where(program => program.DeletedAt > ended)
            : programs.Where(program => program.DeletedAt == null);
        if (query.Status is { } status)
        {
            programs = programs.Where(program => program.Status == status);
        }

        if (query.LaunchTarget is { } target)
        {
            programs = programs.Where(program => program.LaunchTarget == target);
        }

        if (query.Industry is { } industry)
        {
            programs = programs.Where(program => program.Details.Industry == industry);
        }

        return query.Search is { } search ? Searched(programs, search, query.Exported ?? search) : programs;
    }

    private static IQueryable<MiniProgram> Searched(IQueryable<MiniProgram> programs, string search, string exported)
    {
        var (id, words, others) = (MiniProgramId.Read(search), Fold(search), Fold(exported));
        return words == others
            ? programs.Where(program => program.NameSearch.Contains(words) || program.MiniProgramId == id
                || program.CreatedBy.NameSearch.Contains(words))
            : programs.Where(program => program.NameSearch.Contains(words) || program.MiniProgramId == id
                || program.CreatedBy.NameSearch.Contains(words) || program.NameSearch.Contains(others)
                || program.CreatedBy.NameSearch.Contains(others));
    }

    private static string Fold(string search) => TextNormalizer.Fold(TextNormalizer.Normalize(search));

    private static IQueryable<MiniProgram> Ordered(IQueryable<MiniProgram> programs, MiniProgramOrder order, bool descending) =>
        (order, descending) switch
        {
            (MiniProgramOrder.Name, false) => programs.OrderBy(p => p.NameSearch).ThenBy(p => p.MiniProgramId),
            (MiniProgramOrder.Name, true) => programs.OrderByDescending(p => p.NameSearch).ThenByDescending(p => p.MiniProgramId),
            (MiniProgramOrder.Modified, false) => programs.OrderBy(p => p.ModifiedAt).ThenBy(p => p.MiniProgramId),
            (MiniProgramOrder.Modified, true) => programs.OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.MiniProgramId),
            (_, false) => programs.OrderBy(p => p.CreatedAt).ThenBy(p => p.MiniProgramId),
            (_, true) => programs.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.MiniProgramId),
        };

    private static IQueryable<MiniProgram> Beyond(IQueryable<MiniProgram> programs, MiniProgramQuery query, PageKey from)
    {
        var (value, id, downwards) = (from.Value, from.Id, query.Descending != from.Backwards);
        if (query.Order == MiniProgramOrder.Name)
        {
            return downwards
                ? programs.Where(p => string.Compare(p.NameSearch, value) < 0
                    || (p.NameSearch == value && string.Compare(p.MiniProgramId, id) < 0))
                : programs.Where(p => string.Compare(p.NameSearch, value) > 0
                    || (p.NameSearch == value && string.Compare(p.MiniProgramId, id) > 0));
        }

        if (ReadMoment(value) is not { } at)
        {
            return programs;
        }

        return (query.Order, downwards) switch
        {
            (MiniProgramOrder.Modified, true) => programs.Where(p => p.ModifiedAt < at
                || (p.ModifiedAt == at && string.Compare(p.MiniProgramId, id) < 0)),
            (MiniProgramOrder.Modified, false) => programs.Where(p => p.ModifiedAt > at
                || (p.ModifiedAt == at && string.Compare(p.MiniProgramId, id) > 0)),
            (_, true) => programs.Where(p => p.CreatedAt < at || (p.CreatedAt == at && string.Compare(p.MiniProgramId, id) < 0)),
            (_, false) => programs.Where(p => p.CreatedAt > at || (p.CreatedAt == at && string.Compare(p.MiniProgramId, id) > 0)),
        };
    }

    private static string ValueOf(MiniProgramListItem item, MiniProgramOrder order) => order switch
    {
        MiniProgramOrder.Name => item.NameSearch,
        MiniProgramOrder.Modified => WriteMoment(item.ModifiedAt),
        _ => WriteMoment(item.CreatedAt),
    };

    private const string MomentFormat = "yyyyMMdd'T'HHmmss.ffffff'Z'";

    private static string WriteMoment(DateTime moment) => moment.ToString(MomentFormat, CultureInfo.InvariantCulture);

    private static DateTime? ReadMoment(string text) => DateTime.TryParseExact(
        text, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
        ? moment
        : null;

    private static System.Linq.Expressions.Expression<Func<MiniProgram, MiniProgramListItem>> Item => program => new MiniProgramListItem
    {
        MiniProgramId = program.MiniProgramId,
        Details = program.Details.ForTarget(program.LaunchTarget),
        NameSearch = program.NameSearch,
        Language = program.Language,
        Status = program.Status,
        CreatedBy = program.CreatedBy.DisplayName,
        CreatedAt = program.CreatedAt,
        ModifiedBy = program.ModifiedBy.DisplayName,
        ModifiedAt = program.ModifiedAt,
        DeletedAt = program.DeletedAt,
    };
}
