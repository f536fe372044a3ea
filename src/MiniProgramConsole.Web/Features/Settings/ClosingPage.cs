using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Features.Settings;

public sealed record ClosingPage(Message? WhyNot, string? TypedName);
