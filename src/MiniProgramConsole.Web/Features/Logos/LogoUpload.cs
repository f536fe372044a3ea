using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Logos;

/// <summary>Reads the logo that a form sends, and keeps a valid one for the person if the form doesn't store it.</summary>
public sealed class LogoUpload(
    LogoReader reader, StagedLogoService stagedLogos, LogoRenditions renditions, IHttpContextAccessor request)
{
    /// <summary>The details name the logo if it is valid. The reading is null if there is no file to read.</summary>
    public async Task<(MiniProgramDetails Details, LogoReading? Sent)> ReadAsync(
        MiniProgramDetails details, IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || request.HttpContext!.HasStaleForm() || LaunchTargetList.Find(details.LaunchTarget) is not { } target)
        {
            return (details, null);
        }

        if (LogoReader.CheckWeight(file.Length, target.Logo) is { } tooHeavy)
        {
            return (details, new LogoReading(null, tooHeavy));
        }

        var content = new byte[file.Length];
        await using var sent = file.OpenReadStream();
        await sent.ReadExactlyAsync(content, cancellationToken);
        var reading = await reader.ReadAsync(file.FileName, content, target.Logo, cancellationToken);
        if (reading.Image is not { } image)
        {
            return (details, reading);
        }

        renditions.Keep(image);
        return (details with { Logo = image.Hash }, reading);
    }

    /// <summary>For a form that comes back: its details, without the logo if that could not be kept.</summary>
    public async Task<MiniProgramDetails> KeepAsync(
        CurrentPerson person, MiniProgramDetails details, LogoReading? sent, CancellationToken cancellationToken) =>
        sent?.Image is { } image
            && !(await stagedLogos.StageAsync(person.Workspace.Id, person.AsSender(), image, cancellationToken)).Succeeded
            ? details with { Logo = null }
            : details;

    /// <summary>For a form that stores no logo itself.</summary>
    public async Task<(MiniProgramDetails Details, Message? Refusal, Outcome? Staging)> ReceiveAsync(
        long workspaceId, Sender sender, MiniProgramDetails details, IFormFile? file, CancellationToken cancellationToken)
    {
        var (named, sent) = await ReadAsync(details, file, cancellationToken);
        if (sent?.Image is not { } image)
        {
            return (details, sent?.Error, null);
        }

        var outcome = await stagedLogos.StageAsync(workspaceId, sender, image, cancellationToken);
        return outcome.Succeeded
            ? (named, null, outcome)
            : (details, outcome.Errors.Select(error => error.Message).FirstOrDefault(), outcome);
    }
}
