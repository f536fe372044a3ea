using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.Features.Logos;

/// <summary>Keeps a valid logo for the person, even if the form is refused.</summary>
public sealed class LogoUpload(LogoReader reader, StagedLogoService stagedLogos, IHttpContextAccessor request)
{
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
