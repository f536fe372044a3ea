namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Whether the operator requires a second factor of the members of every workspace, whatever its owner does.</summary>
/// <param name="IsOfAll">Whether it is required everywhere.</param>
public sealed record SecondFactorRequirement(bool IsOfAll);
