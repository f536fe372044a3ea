using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Advice;

public sealed class AdviceService(ConsoleDbContext database, WorkspaceService workspaces)
{
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
        var content = await database.Logos.Where(logo => logo.WorkspaceId == workspace.Id && logo.Hash == program.Details.Logo)
            .Select(logo => logo.Content).FirstOrDefaultAsync(cancellationToken);
        return LogoReader.ReadSize(content) is { Width: var side } && side < program.Target.Logo.AdvisedSide
            ? MiniProgramAdvice.SmallLogo(program.Target, side)
            : null;
    }

    private async Task<Message?> NamesakeAsync(
        WorkspaceMembership workspace, long userId, LaunchTarget target, string name, string? miniProgramId,
        CancellationToken cancellationToken)
    {
        var folded = TextNormalizer.Fold(name);
        var found = await (from program in database.MiniPrograms
                           join visible in workspaces.Of(userId) on program.WorkspaceId equals visible.Id
                           where program.MerchantId == workspace.MerchantId && program.LaunchTarget == target.Code
                               && program.DeletedAt == null
                               && program.NameSearch == folded && program.MiniProgramId != miniProgramId
                           orderby program.MiniProgramId
                           select visible.Name).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new Message("Advice.SameName", found);
    }
}
