namespace MiniProgramConsole.Web.Features.About;

/// <summary>A package of others of which something is in the files that browsers get.</summary>
/// <param name="Name">Its name on npm.</param>
/// <param name="Version">Its version.</param>
/// <param name="Licence">Its licence's SPDX identifier.</param>
/// <param name="Text">The licence's words.</param>
public sealed record Library(string Name, string Version, string Licence, string Text);
