using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.Features.Logos;

/// <summary>Takes the logo file that came with a form, and keeps a valid one for the person, whatever becomes of the form.</summary>
public sealed class LogoUpload(LogoReader reader, StagedLogoService stagedLogos, IHttpContextAccessor request)
{
    /// <returns>The details with the new logo's hash; why the file was refused, if it was; and what came of keeping it, if that was tried.</returns>
    public async Task<(MiniProgramDetails Details, Message? Refusal, Outcome? Staging)> ReceiveAsync(
        long workspaceId, Sender sender, MiniProgramDetails details, IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || request.HttpContext!.HasStaleForm() || LaunchTargetList.Find(details.LaunchTarget) is not { } target)
        {
            return (details, null, null);
        }

        if (LogoReader.CheckWeight(file.Length, target.Logo) is { } tooHeavy)
        {
            return (details, tooHeavy, null);
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        var reading = await reader.ReadAsync(file.FileName, content.ToArray(), target.Logo, cancellationToken);
        if (reading.Image is not { } image)
        {
            return (details, reading.Error, null);
        }

        var outcome = await stagedLogos.StageAsync(workspaceId, sender, image, cancellationToken);
        return outcome.Succeeded
            ? (details with { Logo = image.Hash }, null, outcome)
            : (details, outcome.Errors.Select(error => error.Message).FirstOrDefault(), outcome);
    }
}
