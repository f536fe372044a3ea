namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Set by the operator. Applies to every workspace, whatever its owner chooses.</summary>
public sealed record SecondFactorRequirement(bool IsOfAll);
