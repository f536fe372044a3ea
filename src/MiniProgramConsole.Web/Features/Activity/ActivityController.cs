using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Shared.Csv;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Resources;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Activity;

[Route("workspaces/{workspace}/activity")]
[RequiresPermission(Permission.ViewActivity)]
public sealed class ActivityController(
    AuditReader audit, LogoService logos, WorkspaceService workspaces, IStringLocalizer<Texts> texts, CurrentPerson person,
    ViewerZone viewer) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(ActivityForm form, CancellationToken cancellationToken)
    {
        Validate(form);
        return ShowAsync(form, cancellationToken);
    }

    [HttpGet("export.csv")]
    [RateLimit(RateLimit.Export)]
    public Task<IActionResult> ExportCsv(ActivityForm form, CancellationToken cancellationToken)
    {
        Validate(form);
        return ModelState.IsValid ? ExportAsync(form, cancellationToken) : ShowAsync(form, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(ActivityForm form, CancellationToken cancellationToken)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        var people = await workspaces.ListPeopleAsync(person.Workspace.Id, cancellationToken);
        var page = await audit.ListAsync(person.Workspace.Id, form.ToQuery(people, viewer.Zone), cancellationToken);
        return View(nameof(Index), new ActivityListPage(
            form, page, await logos.FindKeptAsync(person.Workspace.Id, page.Entries, cancellationToken), people));
    }

    private void Validate(ActivityForm form)
    {
        foreach (var (field, day) in new[] { (nameof(form.From), form.From), (nameof(form.To), form.To) })
        {
            if (!ActivityForm.IsDay(day))
            {
                ModelState.AddModelError(field, new Message("Day.WrongFormat", day!).ToString());
            }
        }
    }

    private async Task<IActionResult> ExportAsync(ActivityForm form, CancellationToken cancellationToken)
    {
        var people = await workspaces.ListPeopleAsync(person.Workspace.Id, cancellationToken);
        return new CsvResult<AuditEntry>($"activity-{person.Workspace.Code}.csv",
        [
            new(texts["Export.Number"], entry => $"{entry.Number}"),
            CsvColumnKinds.OfMoments<AuditEntry>(texts["Export.At"], entry => entry.At),
            new(texts["Activity.Person"], entry => entry.ActorName),
            new(texts["Activity.Address"], entry => entry.Address),
            new(texts["Activity.Action"], entry => texts[$"Action.{entry.Action}"].Value),
            CsvColumnKinds.OfIds<AuditEntry>(
                texts["MiniPrograms.Id"], entry => entry.SubjectKind == AuditSubject.MiniProgram ? entry.SubjectId : null),
            new(texts["MiniPrograms.Name"], entry => entry.SubjectName),
            new(texts["Activity.Before"], entry => entry.Before),
            new(texts["Activity.After"], entry => entry.After),
        ], audit.ExportAsync(person.Workspace.Id, form.ToQuery(people, viewer.Zone), cancellationToken));
    }
}
