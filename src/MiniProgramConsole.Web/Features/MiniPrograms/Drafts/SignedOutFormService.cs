using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.MiniPrograms.Creating;
using MiniProgramConsole.Web.Features.MiniPrograms.Editing;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

/// <summary>Only the form's stamp says whose it is: there is no session, and the antiforgery token belonged to the former
/// one. Someone who forges such a request can only keep a form of their own.</summary>
internal sealed class SignedOutFormService(
    FormStampService stamps, WorkspaceService workspaces, MiniProgramReader reader, UnfinishedFormService unfinishedForms,
    LogoUpload logoUpload, BodyReader bodies,
    LinkGenerator links)
{
    public async Task<SignedOutForm> TakeAsync(HttpContext context)
    {
        var (request, workspace, id) = (
            context.Request,
            context.GetRouteValue(RequestSession.WorkspaceRouteKey) as string,
            context.GetRouteValue(RequestSession.MiniProgramRouteKey) as string);
        var stamp = Read(request.Query[FormStampService.Parameter], workspace, id);
        var max = stamp is null ? BodyBounds.MaxAnonymous : BodyBounds.MaxKept;
        BodyBounds.Allow(context, max);
        if (await bodies.ReadFormAsync(context, max) is { } status)
        {
            return new SignedOutForm(null, IsKept: false, status, max);
        }

        stamp ??= request.HasFormContentType ? Read(request.Form[FormStampService.FormerField], workspace, id) : null;
        var unsent = stamp is not null && request.HasFormContentType ? await KeepAsync(stamp, request.Form, context.RequestAborted) : null;
        var (controller, action) = id is null
            ? ("MiniProgramCreation", nameof(MiniProgramCreationController.Create))
            : ("MiniProgramModification", nameof(MiniProgramModificationController.Edit));
        return new SignedOutForm(
            links.GetPathByAction(context, action, controller, new { workspace, id, unsent }), unsent is not null, Refusal: null, max);
    }

    // A stamp for another workspace or mini program doesn't count.
    private FormStamp? Read(string? sealedStamp, string? workspace, string? id) =>
        stamps.Read(sealedStamp) is { } stamp && stamp.Workspace == workspace && stamp.MiniProgram == id
            ? stamp
            : null;

    private async Task<Guid?> KeepAsync(FormStamp stamp, IFormCollection form, CancellationToken cancellationToken)
    {
        var own = workspaces.Of(stamp.UserId);
        if (await own.FirstOrDefaultAsync(found => found.Code == stamp.Workspace, cancellationToken) is not { } workspace
            || await ReadAsync(workspace, stamp.MiniProgram, form, cancellationToken) is not { } typed)
        {
            return null;
        }

        var sender = new ProofSender(new Actor(stamp.UserId, "", Address: null));
        var (details, _, _) = await logoUpload.ReceiveAsync(
            workspace.Id, sender, typed.Details, form.Files.GetFile("LogoFile"), cancellationToken);
        var token = Guid.TryParse(form[FormKey.Field], out var sent) ? sent : Guid.NewGuid();
        var kept = typed with { Details = details };
        var outcome = await unfinishedForms.KeepAsync(workspace, sender, stamp.MiniProgram, token, kept, cancellationToken);
        return outcome.Succeeded && !kept.SaysNothing ? token : null;
    }

    private async Task<TypedForm?> ReadAsync(
        WorkspaceMembership workspace, string? id, IFormCollection form, CancellationToken cancellationToken)
    {
        var details = PostedDetails.Read(form);
        if (id is null)
        {
            return new TypedForm(details);
        }

        return await reader.FindAsync(workspace, id, cancellationToken) is { } program
            ? new TypedForm(
                details with { LaunchTarget = program.Details.LaunchTarget }, PostedDetails.Read(form, "Base."), VersionOf(form))
            : null;
    }

    // A choice between two versions is not kept: it must be made again without the version that it was shown for.
    private static Guid VersionOf(IFormCollection form) =>
        form.ContainsKey(nameof(EditForm.Asked)) || !Guid.TryParse(form[nameof(EditForm.Version)], out var version) ? Guid.Empty : version;
}
