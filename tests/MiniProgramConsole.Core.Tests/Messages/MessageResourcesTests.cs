using System.Globalization;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Tests.Messages;

public sealed class MessageResourcesTests
{
    private static readonly SortedDictionary<string, string> Messages = ResourceTexts.OfMessages(CultureInfo.InvariantCulture);
    private static readonly SortedDictionary<string, string> Texts = ResourceTexts.OfPages("Texts.resx");

    [Fact]
    public void Messages_InBothLanguages_AreParallel() =>
        ResourceTexts.AssertParallel(Messages, ResourceTexts.OfMessages(CultureInfo.GetCultureInfo("zh-Hans")));

    [Fact]
    public void Messages_EveryKeyInTheSources_Exists() =>
        Assert.Empty(KeyUse.OfMessages().Where(use => !Messages.Keys.Any(use.Means)).Select(use => use.Written));

    [Fact]
    public void Messages_EveryKey_IsUsed() => Assert.Empty(Messages.Keys.Except(UsedOf(Messages, KeyUse.OfMessages())));

    [Fact]
    public void Texts_InBothLanguages_AreParallel() =>
        ResourceTexts.AssertParallel(Texts, ResourceTexts.OfPages("Texts.zh-Hans.resx"));

    [Fact]
    public void Texts_EveryKeyInTheSources_Exists() =>
        Assert.Empty(KeyUse.OfTexts().Where(use => !Texts.Keys.Any(use.Means)).Select(use => use.Written));

    [Fact]
    public void Texts_EveryKey_IsUsed() => Assert.Empty(Texts.Keys.Except(UsedOf(Texts, KeyUse.OfTexts())));

    [Fact]
    public void Texts_EveryRoleStatusAndAction_HasAText() => Assert.Empty(
        Enum.GetNames<WorkspaceRole>().Select(role => $"Role.{role}")
            .Concat(Enum.GetNames<ProgramRole>().Select(role => $"ProgramRole.{role}"))
            .Concat(Enum.GetNames<MiniProgramStatus>().Select(status => $"Status.{status}"))
            .Concat(AuditAction.OfWorkspaces.SelectMany(action => new[] { $"Action.{action}", $"ActionName.{action}" }))
            .Concat(ActionsOfAccounts().Select(action => $"AccountAction.{action}"))
            .Except(Texts.Keys));

    private static IEnumerable<string> ActionsOfAccounts() => typeof(AuditAction).GetFields().Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!)
        .Where(action => action.StartsWith("account.", StringComparison.Ordinal) || action == AuditAction.MerchantCreated);

    private static IEnumerable<string> UsedOf(SortedDictionary<string, string> texts, IReadOnlyList<KeyUse> uses) =>
        texts.Keys.Where(key => uses.Any(use => use.Means(key)));
}
