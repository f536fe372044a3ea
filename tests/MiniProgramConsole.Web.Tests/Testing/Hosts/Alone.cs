namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>The collection of what measures time: nothing else of this project runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
