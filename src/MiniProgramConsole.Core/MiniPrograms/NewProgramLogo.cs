using MiniProgramConsole.Core.MiniPrograms.Logos;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>A logo and the ID of the mini program that is to have it.</summary>
internal sealed record NewProgramLogo(IssuedMiniProgramId Id, Logo Logo)
{
    public static NewProgramLogo Of(long workspaceId, string hash, byte[] content, DateTime at)
    {
        var id = new IssuedMiniProgramId();
        return new NewProgramLogo(
            id, new Logo { WorkspaceId = workspaceId, MiniProgramId = id.Id, Hash = hash, Content = content, CreatedAt = at });
    }
}
