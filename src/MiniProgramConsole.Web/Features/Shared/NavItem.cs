using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Features.Shared;

public sealed record NavItem(string Section, string Icon, Permission Permission);
