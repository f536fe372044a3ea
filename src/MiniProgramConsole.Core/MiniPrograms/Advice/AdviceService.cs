using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Advice;

/// <summary>Gives advice on a mini program: what is said of its texts, and what the database knows besides.</summary>
public sealed class AdviceService(ConsoleDbContext database, WorkspaceService workspaces)
{
    /// <summary>The advice on what stands in a form, in no special order.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="userId">Who asks: another program's name is told to those alone who can see it.</param>
    /// <param name="target">The launch target.</param>
    /// <param name="details">The details as typed.</param>
    /// <param name="miniProgramId">The program that they are about; null for one that is to be created.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
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

    /// <summary>The advice on a mini program's logo; null where it is large enough.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<Message?> OfLogoAsync(WorkspaceMembership workspace, MiniProgramView program, CancellationToken cancellationToken)
    {
        var content = await database.Logos.Where(logo => logo.WorkspaceId == workspace.Id && logo.Hash == program.Details.Logo)
            .Select(logo => logo.Content).FirstOrDefaultAsync(cancellationToken);
        return LogoReader.ReadSize(content) is { Width: var side } && side < program.Target.Logo.AdvisedSide
            ? MiniProgramAdvice.SmallLogo(program.Target, side)
            : null;
    }

    private async Task<Message?> NamesakeAsync(
        WorkspaceMembership workspace, long userId, LaunchTarget target, string name, string? miniProgramId, CancellationToken cancellationToken)
    {
        var folded = TextNormalizer.Fold(name);
        var found = await (from program in database.MiniPrograms
                           join visible in workspaces.Of(userId) on program.WorkspaceId equals visible.Id
                           where program.MerchantId == workspace.MerchantId && program.LaunchTarget == target.Code && program.DeletedAt == null
                               && program.NameSearch == folded && program.MiniProgramId != miniProgramId
                           orderby program.MiniProgramId
                           select visible.Name).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new Message("Advice.SameName", found);
    }
}
