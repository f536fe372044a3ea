using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Resources;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Listing;

[Route("workspaces/{workspace}/mini-programs")]
[RequiresPermission(Permission.ViewWorkspace)]
public sealed class MiniProgramsController(
    MiniProgramReader reader,
    QuotaService quotas,
    UnfinishedFormService unfinishedForms,
    AuditReader audit,
    LogoService logos,
    IStringLocalizer<Texts> texts,
    CurrentPerson person) : Controller
{
    /// <summary>ASCII digits only, because SQL Server ignores trailing blanks and accepts full-width digits.</summary>
    public const string Id = "{id:regex(^[[0-9]]{{16}}$)}";

    [HttpGet("")]
    public async Task<IActionResult> Index(ListForm form, CancellationToken cancellationToken) => View(new ListPage(
        form,
        await reader.ListAsync(person.Workspace, form.ToQuery(), cancellationToken),
        await quotas.ListAsync(person.Workspace, person.UserId, cancellationToken),
        person.May(Permission.CreateMiniProgram)
            ? await unfinishedForms.ListDraftsAsync(person.Workspace, person.UserId, cancellationToken)
            : []));

    [HttpGet("export.csv")]
    [RateLimit(RateLimit.Export)]
    [Reads(WorkspacePart.Membership)]
    public IActionResult ExportCsv(ListForm form) =>
        ListExport.Csv(person.Workspace.Code, reader.ExportAsync(person.Workspace, form.ToQuery()), texts);

    [HttpGet("export.json")]
    [RateLimit(RateLimit.Export)]
    [Reads(WorkspacePart.Membership)]
    public IActionResult ExportJson(ListForm form)
    {
        Response.Headers.ContentDisposition = $"attachment; filename=mini-programs-{person.Workspace.Code}.json";
        return Json(ListExport.Json(reader.ExportAsync(person.Workspace, form.ToQuery())));
    }

    [HttpGet(Id)]
    public async Task<IActionResult> Details(string id, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, id, cancellationToken) is { } program
            ? View(new DetailPage(program, Guid.NewGuid()))
            : NotFound();

    [HttpGet(Id + "/history")]
    public async Task<IActionResult> History(string id, long? before, long? after, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(person.Workspace, id, cancellationToken) is not { } program)
        {
            return NotFound();
        }

        var query = new AuditQuery { SubjectId = id, Before = before, After = after };
        var page = await audit.ListAsync(person.Workspace.Id, query, cancellationToken);
        return View(new HistoryPage(program, page, await logos.FindKeptAsync(person.Workspace.Id, page.Entries, cancellationToken)));
    }
}
