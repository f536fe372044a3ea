using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Features.Shared;

/// <summary>A place of the workspace in the navigation.</summary>
/// <param name="Section">Its controller, and the section that its pages name.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Permission">What it takes to open it.</param>
public sealed record NavItem(string Section, string Icon, Permission Permission);
