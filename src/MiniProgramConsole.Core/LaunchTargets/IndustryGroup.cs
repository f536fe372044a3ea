namespace MiniProgramConsole.Core.LaunchTargets;

public sealed record IndustryGroup(string Code, string En, string Zh, IReadOnlyList<Industry> Industries)
{
    public string Name => Industry.InChinese ? Zh : En;
}
