namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>The fields of a mini program as the audit trail keeps them.</summary>
/// <param name="LaunchTarget">The launch target's code.</param>
/// <param name="Language">The language.</param>
/// <param name="Name">The name.</param>
/// <param name="Tagline">The tagline.</param>
/// <param name="Description">The description.</param>
/// <param name="Logo">The logo's hash.</param>
/// <param name="Industry">The industry's code.</param>
/// <param name="ContactNumber">The contact number.</param>
/// <param name="ContactEmail">The contact email.</param>
public sealed record MiniProgramFields(
    string LaunchTarget, string Language, string Name, string Tagline, string Description, string Logo,
    string Industry, string ContactNumber, string ContactEmail)
{
    internal static MiniProgramFields Of(MiniProgram program) => new(
        program.LaunchTarget, program.Language, program.Name, program.Tagline, program.Description, program.Logo.Hash,
        program.Industry, program.ContactNumber, program.ContactEmail);
}
