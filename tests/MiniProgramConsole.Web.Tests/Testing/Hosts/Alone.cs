namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>The collection for tests that measure time. No other test in this project runs at the same time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
