using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Features.Settings;

/// <param name="WhyNot">What keeps the workspace from being closed; null where nothing does.</param>
/// <param name="TypedName">What was typed for its name.</param>
public sealed record ClosingPage(Message? WhyNot, string? TypedName);
