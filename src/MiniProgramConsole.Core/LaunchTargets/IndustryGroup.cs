namespace MiniProgramConsole.Core.LaunchTargets;

/// <summary>An upper level of the industry list; it cannot be chosen itself.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="En">The English name.</param>
/// <param name="Zh">The Simplified Chinese name.</param>
/// <param name="Industries">Its leaves, in the order in which they are offered.</param>
public sealed record IndustryGroup(string Code, string En, string Zh, IReadOnlyList<Industry> Industries)
{
    /// <summary>The name in the reader's language.</summary>
    public string Name => Industry.InChinese ? Zh : En;
}
