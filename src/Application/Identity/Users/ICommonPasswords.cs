namespace MultiWeb.Application.Identity.Users;

/// <summary>The passwords that everybody tries first (OWASP ASVS 5.0, 6.2.4).</summary>
public interface ICommonPasswords
{
    bool Contains(string password);
}
