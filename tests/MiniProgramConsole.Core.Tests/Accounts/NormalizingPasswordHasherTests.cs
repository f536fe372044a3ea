using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Passwords;

namespace MiniProgramConsole.Core.Tests.Accounts;

public sealed class NormalizingPasswordHasherTests
{
    // The same characters: composed and narrow, then decomposed and wide.
    private const string Composed = "caf\u00E9 kettle Plum";
    private const string Decomposed = "cafe\u0301 kettle\u3000Ｐｌｕｍ";

    private static readonly ApplicationUser User = new() { DisplayName = "" };
    private static readonly IOptions<PasswordHasherOptions> Cheap = Options.Create(new PasswordHasherOptions { IterationCount = 1_000 });
    private static readonly NormalizingPasswordHasher Hasher = new(Cheap);

    [Theory]
    [InlineData(Composed, Decomposed)]
    [InlineData(Decomposed, Composed)]
    [InlineData(Decomposed, Decomposed)]
    public void Verify_TheSameCharactersEncodedDifferently_Succeeds(string set, string typed) =>
        Assert.Equal(PasswordVerificationResult.Success, Hasher.VerifyHashedPassword(User, Hasher.HashPassword(User, set), typed));

    [Fact]
    public void Verify_AHashOfTheUnnormalizedPassword_SucceedsAndAsksForARehash()
    {
        var before = new PasswordHasher<ApplicationUser>(Cheap).HashPassword(User, Decomposed);

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, Hasher.VerifyHashedPassword(User, before, Decomposed));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(User, before, Composed));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(User, before, Decomposed + "!"));
    }

    [Fact]
    public void Verify_LongerThanAnyPassword_Fails()
    {
        var longest = new string('a', NormalizedPassword.MaxTypedLength);

        Assert.Equal(PasswordVerificationResult.Success, Hasher.VerifyHashedPassword(User, Hasher.HashPassword(User, longest), longest));
        Assert.Equal(
            PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(User, Hasher.HashPassword(User, longest + "a"), longest + "a"));
    }
}
