"""The least that the UI kit needs to stand on its own; the whole project's settings do as well."""

SECRET_KEY = "only for the gallery of components"  # noqa: S105 - nothing is signed in with it
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
INSTALLED_APPS = ["django.contrib.staticfiles", "eprocuracy.platform.ui"]
USE_I18N = True
USE_TZ = True
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
STATIC_URL = "/static/"
ROOT_URLCONF = "eprocuracy.platform.ui.tests.gallery_urls"
DATABASES: dict[str, dict[str, str]] = {}
