using MiniProgramConsole.Browser.Tests.Testing;

[assembly: AssemblyFixture(typeof(SystemBrowser))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
