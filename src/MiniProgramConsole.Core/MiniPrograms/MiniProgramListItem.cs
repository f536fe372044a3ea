namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>A mini program as a list shows it.</summary>
/// <param name="MiniProgramId">Its ID.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tagline">Its tagline.</param>
/// <param name="LaunchTarget">Its launch target's code.</param>
/// <param name="Industry">Its industry's code.</param>
/// <param name="Status">How far it is.</param>
/// <param name="LogoHash">Its logo's hash, for the logo's address.</param>
/// <param name="CreatedBy">Who created it, by display name.</param>
/// <param name="CreatedAt">When, UTC.</param>
public sealed record MiniProgramListItem(
    string MiniProgramId, string Name, string Tagline, string LaunchTarget, string Industry, MiniProgramStatus Status,
    string LogoHash, string CreatedBy, DateTime CreatedAt);
