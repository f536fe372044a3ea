using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Advice;

public sealed class AdviceService(ConsoleDbContext database, WorkspaceService workspaces, IMemoryCache cache)
{
    private static readonly CompiledQuery<NamesakeQuery, string> Namesakes = new(NamesakesOf);

    /// <summary>Mentions another mini program only if the person can see its workspace.</summary>
    public async Task<IReadOnlyList<FieldError>> OfAsync(
        WorkspaceMembership workspace, long userId, LaunchTarget target, MiniProgramDetails details, string? miniProgramId,
        CancellationToken cancellationToken)
    {
        var normalized = details.Normalize();
        List<FieldError> advice = [.. MiniProgramAdvice.OfTexts(target, normalized)];
        if (target.Name.Check(normalized.Name).Verdict == TextVerdict.Ok
            && await NamesakeAsync(workspace, userId, target, normalized.Name!, miniProgramId, cancellationToken) is { } namesake)
        {
            advice.Add(new FieldError(nameof(details.Name), namesake));
        }

        return advice;
    }

    /// <summary>Null if the logo is large enough.</summary>
    public async Task<Message?> OfLogoAsync(WorkspaceMembership workspace, MiniProgramView program, CancellationToken cancellationToken)
    {
        var side = await FindSideAsync(workspace, program.Details.Logo!, cancellationToken);
        return side < program.Target.Logo.AdvisedSide ? MiniProgramAdvice.SmallLogo(program.Target, side.Value) : null;
    }

    // What a hash names never changes, so that its file is read once.
    private async Task<int?> FindSideAsync(WorkspaceMembership workspace, string hash, CancellationToken cancellationToken)
    {
        var key = (nameof(AdviceService), hash);
        if (!cache.TryGetValue(key, out int? side))
        {
            var content = await database.Logos.Where(logo => logo.WorkspaceId == workspace.Id && logo.Hash == hash)
                .Select(logo => logo.Content).FirstOrDefaultAsync(cancellationToken);
            side = LogoReader.ReadSize(content)?.Width;
            if (side is not null)
            {
                cache.Set(key, side, new MemoryCacheEntryOptions { Size = hash.Length });
            }
        }

        return side;
    }

    private async Task<Message?> NamesakeAsync(
        WorkspaceMembership workspace, long userId, LaunchTarget target, string name, string? miniProgramId,
        CancellationToken cancellationToken)
    {
        var (_, now, isRequiredOfAll) = workspaces.QueryOf(userId);
        var asked = new NamesakeQuery(userId, now, isRequiredOfAll)
        {
            MerchantId = workspace.MerchantId,
            LaunchTarget = target.Code,
            FoldedName = TextNormalizer.Fold(name),
            MiniProgramId = miniProgramId,
        };
        var found = await Namesakes.FindAsync(database, asked, cancellationToken);
        return found is null ? null : new Message("Advice.SameName", found);
    }

    private static IQueryable<string> NamesakesOf(ConsoleDbContext db, NamesakeQuery asked)
    {
        var mine = WorkspaceService.Of(db, asked);
        return (from program in db.MiniPrograms
                join visible in mine on program.WorkspaceId equals visible.Id
                where program.MerchantId == asked.MerchantId && program.LaunchTarget == asked.LaunchTarget
                    && program.DeletedAt == null
                    && program.NameSearch == asked.FoldedName && program.MiniProgramId != asked.MiniProgramId
                orderby program.MiniProgramId
                select visible.Name).Take(1);
    }
}
