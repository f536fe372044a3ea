using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Logos;

/// <summary>Serves renditions only; originals never leave the database.</summary>
[Route("workspaces/{workspace}")]
[RequiresPermission(Permission.ViewWorkspace)]
[Reads(WorkspacePart.Access)]
public sealed class LogosController(
    LogoService logos,
    StagedLogoService stagedLogos,
    LogoRenditions renditions,
    CurrentPerson person) : Controller
{
    [HttpGet("logos/{file}")]
    public Task<IActionResult> Show(string file, CancellationToken cancellationToken) => ServeAsync(
        file,
        hash => logos.ExistsAsync(person.Access!.Id, hash, cancellationToken),
        hash => logos.FindAsync(person.Access!.Id, hash, cancellationToken),
        cancellationToken);

    [HttpGet("staged-logos/{file}")]
    public Task<IActionResult> ShowStaged(string file, CancellationToken cancellationToken) => ServeAsync(
        file,
        hash => stagedLogos.IsStagedAsync(person.UserId, hash, cancellationToken),
        hash => stagedLogos.FindAsync(person.UserId, hash, cancellationToken),
        cancellationToken);

    private async Task<IActionResult> ServeAsync(
        string file, Func<string, Task<bool>> exists, Func<string, Task<byte[]?>> find, CancellationToken cancellationToken)
    {
        if (LogoAddress.Parse(file) is not { } address || !await exists(address.Hash)
            || await renditions.FindAsync(address, () => find(address.Hash), cancellationToken) is not { } rendition)
        {
            return NotFound();
        }

        var ours = address.ToString();
        Response.Headers[HeaderNames.CacheControl] = file == ours ? "private, max-age=31536000, immutable" : "private, no-cache";
        Response.Headers[HeaderNames.ContentDisposition] = "inline; filename=logo.png";
        return File(rendition, "image/png", lastModified: null, new EntityTagHeaderValue($"\"{ours}\""));
    }
}
